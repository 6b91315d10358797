package io.tidemill.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelOptionsTest {
    @Test
    void anEmptyEnvironmentSetsNothing() {
        KernelOptions options = KernelOptions.of(Map.of());
        assertThat(options).isEqualTo(new KernelOptions(List.of(), List.of(), List.of(), "", Duration.ZERO));
    }

    @Test
    void variablesAreSplitAsIJavaSplitsThem() {
        KernelOptions options = KernelOptions.of(Map.of(
                "IJAVA_CLASSPATH",
                "a/*.jar:b/",
                "IJAVA_COMPILER_OPTS",
                "-parameters  -Xlint:all",
                "JJAVA_TIMEOUT",
                "30"));
        assertThat(options.classPath()).containsExactly("a/*.jar", "b/");
        assertThat(options.compilerOptions()).containsExactly("-parameters", "-Xlint:all");
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void timeoutsHaveUnits() {
        assertThat(timeout("30 SECONDS")).isEqualTo(Duration.ofSeconds(30));
        assertThat(timeout("-1")).isEqualTo(Duration.ZERO);
        assertThatThrownBy(() -> timeout("soon"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "IJAVA_TIMEOUT must be milliseconds, or a number and a unit such as 30 SECONDS, was 'soon'");
    }

    private static Duration timeout(String value) {
        return KernelOptions.of(Map.of("IJAVA_TIMEOUT", value)).timeout();
    }
}
