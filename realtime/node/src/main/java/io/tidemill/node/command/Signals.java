package io.tidemill.node.command;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Who is told of the signals that end a process: SIGINT (Ctrl-C), SIGTERM and SIGHUP. While somebody is told, they end nothing by
 * themselves.
 *
 * <p>A shutdown hook would not do: hooks of libraries run beside it and end what a command still drains with (Iceberg's and the S3
 * client's worker pools). The JDK has signals in {@code sun.misc} only, whose mention is a warning of the compiler: hence reflection.
 *
 * <p><b>Thread:</b> one; who is told is told by the JVM's own.
 */
final class Signals implements AutoCloseable {
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    private final MethodHandle handle;
    private final Deque<Before> before = new ArrayDeque<>();

    private record Before(Object signal, Object handler) {}

    /** From now on this is told the number of each such signal. A signal that the process was started to ignore stays ignored. */
    Signals(IntConsumer told) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            handle = lookup.findStatic(signal, "handle", MethodType.methodType(handler, signal, handler));
            MethodHandle number = lookup.findVirtual(signal, "getNumber", MethodType.methodType(int.class))
                    .asType(MethodType.methodType(int.class, Object.class));
            MethodHandle accept = lookup.findVirtual(
                            IntConsumer.class, "accept", MethodType.methodType(void.class, int.class))
                    .bindTo(told);
            MethodHandle numbered = MethodHandles.filterArguments(accept, 0, number);
            Object handling = MethodHandleProxies.asInterfaceInstance(
                    handler, numbered.asType(MethodType.methodType(void.class, signal)));
            for (String name : ENDING) {
                Object one = signal.getConstructor(String.class).newInstance(name);
                before.push(new Before(one, handle.invoke(one, handling)));
            }
        } catch (Throwable e) {
            close();
            throw new IllegalStateException("the signals that end a process cannot be handled by this JVM: " + e, e);
        }
    }

    /** They do again what they did before. */
    @Override
    public void close() {
        while (!before.isEmpty()) {
            Before one = before.pop();
            try {
                handle.invoke(one.signal, one.handler);
            } catch (Throwable e) {
                throw new IllegalStateException("the handler of " + one.signal + " cannot be put back: " + e, e);
            }
        }
    }
}
