package io.tidemill.kernel;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.reply.InputReply;
import org.dflib.jjava.jupyter.messages.request.InputRequest;
import org.zeromq.ZMQ;

/**
 * Asks the front end for a line. A thread of its own touches the socket, and nobody interrupts that one: an interrupt in the
 * middle of a read or a write closes what the socket is made of, and no cell could ask any more.
 *
 * <p><b>Thread:</b> any; one question at a time.
 */
final class StdinReader {
    private static final long LOOK_EVERY_NS = 10_000_000;

    private final StdinChannel channel;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "stdin");
        thread.setDaemon(true);
        return thread;
    });

    StdinReader(StdinChannel channel) {
        this.channel = channel;
    }

    /** The line that the user gives, with its end; an empty text where the cell is interrupted meanwhile. */
    String read(MessageContext cell, String prompt, boolean isPassword) {
        if (Thread.currentThread().isInterrupted()) {
            return ""; // a scanner asks once more; a question that nobody waits for would take the answer to the next
            // one
        }
        AtomicBoolean isWithdrawn = new AtomicBoolean();
        Future<String> answer = asker.submit(() -> ask(cell, prompt, isPassword, isWithdrawn));
        try {
            return answer.get();
        } catch (InterruptedException e) {
            isWithdrawn.set(true);
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot ask for input", e.getCause());
        }
    }

    private String ask(MessageContext cell, String prompt, boolean isPassword, AtomicBoolean isWithdrawn) {
        while (hasMessage()) {
            channel.readMessage(); // the late answer to a question that was interrupted
        }
        if (isWithdrawn.get()) {
            return "";
        }
        channel.sendMessage(new Message<>(cell, InputRequest.MESSAGE_TYPE, new InputRequest(prompt, isPassword)));
        while (!hasMessage()) {
            if (isWithdrawn.get()) {
                return "";
            }
            LockSupport.parkNanos(LOOK_EVERY_NS);
        }
        Message<InputReply> reply = channel.readMessage(InputReply.MESSAGE_TYPE);
        return reply.getContent().getValue() + System.lineSeparator();
    }

    private boolean hasMessage() {
        return (channel.getEvents() & ZMQ.Poller.POLLIN) != 0;
    }
}
