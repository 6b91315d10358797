package io.tidemill.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;

/**
 * The sockets of a kernel, with input that can be interrupted and output that is never dropped. What is published goes out on a
 * thread of its own, in order: a cell may be interrupted or stopped while it prints, and an interrupt in the middle of a write
 * closes what a socket is made of.
 */
final class KernelConnection extends JupyterConnection {
    private static final long LAST_WORDS_MS = 1000;

    private final StdinReader reader;
    private final ExecutorService publisher = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "iopub");
        thread.setDaemon(true);
        return thread;
    });

    KernelConnection(KernelConnectionProperties properties) throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.reader = new StdinReader(stdin);
        iopub.setSndHWM(0);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
        return new Environment(shell, stdin, context);
    }

    @Override
    public void close() {
        publisher.shutdown();
        try {
            if (!publisher.awaitTermination(LAST_WORDS_MS, TimeUnit.MILLISECONDS)) {
                publisher.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.close();
    }

    private final class Environment extends ShellReplyEnvironment {
        Environment(ShellChannel shell, StdinChannel stdin, MessageContext context) {
            super(shell, stdin, iopub, context);
        }

        @Override
        public void publish(Message<?> message) {
            if (!publisher.isShutdown()) {
                publisher.execute(() -> iopub.sendMessage(message));
            }
        }

        /** The base defers the next message by a flag that {@link #publish} does not see. */
        @Override
        public void setBusyDeferIdle() {
            setStatusBusy();
            defer(this::setStatusIdle);
        }

        @Override
        public String readFromStdIn(String prompt, boolean isPassword) {
            return reader.read(getContext(), prompt, isPassword);
        }
    }
}
