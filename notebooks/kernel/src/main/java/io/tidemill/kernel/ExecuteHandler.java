package io.tidemill.kernel;

import io.tidemill.kernel.shell.CellFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.ExpressionValue;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.publish.PublishError;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteInput;
import org.dflib.jjava.jupyter.messages.publish.PublishExecuteResult;
import org.dflib.jjava.jupyter.messages.reply.ErrorReply;
import org.dflib.jjava.jupyter.messages.reply.ExecuteReply;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code execute_request}.
 *
 * <p><b>Thread:</b> that of the shell channel.
 */
final class ExecuteHandler implements ShellHandler<ExecuteRequest> {
    private final JavaKernel kernel;
    private final CellIo io;
    private final CellOutput output;
    private final SessionHistory history;
    private final QueuedCells queued = new QueuedCells();
    private int count;

    ExecuteHandler(JavaKernel kernel, CellIo io, CellOutput output, SessionHistory history) {
        this.kernel = kernel;
        this.io = io;
        this.output = output;
        this.history = history;
    }

    @Override
    public void handle(ShellReplyEnvironment front, Message<ExecuteRequest> message) {
        ExecuteRequest request = message.getContent();
        kernel.getCommManager().setMessageContext(message);
        front.setBusyDeferIdle();
        if (queued.wasSentBeforeFailure(message.getHeader(), System.currentTimeMillis())) {
            RawReply.send(front, MessageType.EXECUTE_REPLY, Map.of("status", "aborted", "execution_count", count));
            return;
        }
        boolean isSilent = request.isSilent();
        if (!isSilent) {
            count++;
            front.publish(new PublishExecuteInput(request.getCode(), count));
        }
        io.attach(front, request.isStdinEnabled());
        try {
            DisplayData value = kernel.evalCell("cell [" + count + "]", request.getCode());
            output.send();
            if (value != null && !isSilent) {
                front.publish(new PublishExecuteResult(count, value));
            }
            remember(request, value);
            front.defer().reply(new ExecuteReply(count, expressions(request)));
        } catch (CellFailure failure) {
            fail(front, request, failure);
        } catch (RuntimeException | Error bug) { // else the request would never be answered
            fail(front, request, kernel.fault(bug));
        }
    }

    private void fail(ShellReplyEnvironment front, ExecuteRequest request, CellFailure failure) {
        output.send();
        remember(request, null);
        if (request.shouldStopOnError()) {
            queued.failed(System.currentTimeMillis());
        }
        if (!request.isSilent()) {
            front.publish(new PublishError(failure.name(), failure.getMessage(), failure.report()));
        }
        ErrorReply reply = new ErrorReply(failure.name(), failure.getMessage(), failure.report());
        reply.setExecutionCount(count);
        front.defer().replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
    }

    private void remember(ExecuteRequest request, @Nullable DisplayData value) {
        if (request.shouldStoreHistory() && !request.isSilent()) {
            Object text = value == null ? null : value.getData(MIMEType.TEXT_PLAIN);
            history.add(count, request.getCode(), text == null ? "" : text.toString());
        }
    }

    private Map<String, ExpressionValue> expressions(ExecuteRequest request) {
        Map<String, ExpressionValue> values = new LinkedHashMap<>();
        if (request.getUserExpr() != null) {
            request.getUserExpr().forEach((name, code) -> values.put(name, expression(code)));
        }
        return values;
    }

    private ExpressionValue expression(String code) {
        try {
            DisplayData value = kernel.evalCell("user expression", code);
            return new ExpressionValue.Success(value == null ? new DisplayData("") : value);
        } catch (CellFailure failure) {
            return new ExpressionValue.Error(failure.name(), failure.getMessage(), failure.report());
        }
    }
}
