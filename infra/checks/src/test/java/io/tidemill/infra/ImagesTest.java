package io.tidemill.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Images are told what the launcher tells. */
class ImagesTest {
    private static final Pattern FLAG = Pattern.compile("--add-opens=[\\w./=-]+|-XX:[+-]Use\\w+");
    private static final Path ROOT = Checkout.infra("..");

    @Test
    void javaGetsTheSameFlagsInAnImageAsFromTheLauncher() throws IOException {
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        String images = pom.substring(pom.indexOf("<jvmFlags>"), pom.indexOf("</jvmFlags>"));
        assertThat(flags(images))
                .isEqualTo(flags(Files.readString(ROOT.resolve("tidemill"))))
                .hasSize(5);
    }

    @Test
    void theBaseIsNamedByItsContent() throws IOException {
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .containsPattern("<image.base>[\\w.:/-]+@sha256:[0-9a-f]{64}</image.base>");
    }

    private static Set<String> flags(String text) {
        Set<String> flags = new TreeSet<>();
        Matcher flag = FLAG.matcher(text);
        while (flag.find()) {
            flags.add(flag.group());
        }
        return flags;
    }
}
