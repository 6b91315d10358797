package io.tidemill.node.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells which stage a demo is in, and how long each took. <b>Thread:</b> one thread. */
final class Stages {
    private static final double NS_PER_S = 1e9;

    private final Consumer<String> out;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final long startNs = System.nanoTime();
    private String stage = "";
    private long stageStartNs;

    Stages(Consumer<String> out) {
        this.out = out;
    }

    /** Ends the stage before and begins this one. */
    void begin(String name, String explanation) {
        end();
        stage = name;
        stageStartNs = System.nanoTime();
        out.accept("%n%6.1f s  %s: %s".formatted((stageStartNs - startNs) / NS_PER_S, name, explanation));
    }

    /** A line within the stage. */
    void note(String line) {
        out.accept("          " + line);
    }

    /** Ends the last stage. */
    void end() {
        if (!stage.isEmpty()) {
            seconds.put(stage, Math.round((System.nanoTime() - stageStartNs) / NS_PER_S * 10) / 10.0);
            stage = "";
        }
    }

    /** Seconds of each stage, in order. */
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }
}
