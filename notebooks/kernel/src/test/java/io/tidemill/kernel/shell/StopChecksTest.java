package io.tidemill.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The checks that JVMs without {@code Thread.stop} need, on any JVM. */
class StopChecksTest {
    @AfterEach
    void clear() {
        StopPoint.clear();
    }

    @Test
    void aLoopWithChecksComputesTheSame() throws ReflectiveOperationException, IOException {
        assertThat(method("sum").invoke(null, 10)).isEqualTo(45);
    }

    @Test
    void aLoopWithChecksEnds() throws ReflectiveOperationException, IOException {
        Method forever = method("forever");
        Thread toStop = Thread.currentThread();
        Thread stopper = new Thread(() -> StopPoint.stop(toStop));
        stopper.start();
        assertThatThrownBy(() -> forever.invoke(null, 0))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(StopPoint.Stopped.class);
    }

    private static Method method(String name) throws ReflectiveOperationException, IOException {
        String className = Loops.class.getName();
        byte[] bytes;
        try (InputStream in = Objects.requireNonNull(
                StopChecksTest.class.getResourceAsStream("StopChecksTest$Loops.class"), "compiled test class")) {
            bytes = StopChecks.insert(in.readAllBytes());
        }
        ClassLoader loader = new ClassLoader(StopChecksTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
                return wanted.equals(className)
                        ? defineClass(wanted, bytes, 0, bytes.length)
                        : super.loadClass(wanted, resolve);
            }
        };
        Method method = loader.loadClass(className).getDeclaredMethod(name, int.class);
        method.setAccessible(true);
        return method;
    }

    /** Instrumented and loaded again. */
    static final class Loops {
        private Loops() {}

        static int sum(int count) {
            int sum = 0;
            for (int i = 0; i < count; i++) {
                sum += i;
            }
            return sum;
        }

        static int forever(int start) {
            int n = start;
            while (true) {
                n++;
                if (n == Integer.MIN_VALUE) {
                    n = start;
                }
            }
        }
    }
}
