package io.tidemill.kernel;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.history.HistoryEntry;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager.ResultFlag;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;

/**
 * Answers {@code history_request}. The base library would send entries as objects; Jupyter wants rows of session, number
 * and input.
 *
 * <p><b>Thread:</b> that of the shell channel.
 */
final class HistoryHandler implements ShellHandler<HistoryRequest> {
    private final SessionHistory history;

    HistoryHandler(SessionHistory history) {
        this.history = history;
    }

    @Override
    public void handle(ShellReplyEnvironment front, Message<HistoryRequest> message) {
        front.setBusyDeferIdle();
        List<List<Object>> rows =
                found(message.getContent()).stream().map(HistoryHandler::row).toList();
        RawReply.send(front, MessageType.HISTORY_REPLY, Map.of("status", "ok", "history", rows));
    }

    private List<HistoryEntry> found(HistoryRequest request) {
        Set<ResultFlag> flags = EnumSet.noneOf(ResultFlag.class);
        if (request.includeOutput()) {
            flags.add(ResultFlag.INCLUDE_OUTPUT);
        }
        if (request instanceof HistoryRequest.Tail tail) {
            return history.lookupTail(tail.getMaxReturnLength(), flags);
        }
        if (request instanceof HistoryRequest.Range range) {
            return history.lookupRange(range.getSessionIndex(), range.getStart(), range.getStop(), flags);
        }
        HistoryRequest.Search search = (HistoryRequest.Search) request;
        if (search.filterUnique()) {
            flags.add(ResultFlag.UNIQUE);
        }
        return history.search(search.getPattern(), search.getMaxReturnLength(), flags);
    }

    private static List<Object> row(HistoryEntry entry) {
        Object text = entry.hasOutput() ? List.of(entry.getInput(), entry.getOutput()) : entry.getInput();
        return List.of(entry.getSession(), entry.getCellNumber(), text);
    }
}
