package io.tidemill.node.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * What a demo is to do.
 *
 * @param out folder for all that it leaves; new or empty
 * @param frames recorded frames in order; empty for the generated market
 * @param seed of the generated market and of the search
 * @param speed market seconds in a second
 * @param trials sets to try
 */
public record DemoOptions(Path out, List<Path> frames, long seed, double speed, int trials) {
    /** Copies and checks. */
    public DemoOptions {
        frames = List.copyOf(frames);
        if (!(speed > 0 && speed <= 50)) {
            throw new IllegalArgumentException("speed must be in (0, 50], was " + speed);
        }
        if (trials < 1) {
            throw new IllegalArgumentException("trials must be >= 1, was " + trials);
        }
    }
}
