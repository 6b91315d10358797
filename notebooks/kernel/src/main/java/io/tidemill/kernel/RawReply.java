package io.tidemill.kernel;

import java.util.Map;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;

/** Replies that the base library has no right form for. */
final class RawReply {
    private RawReply() {}

    /** The type gives the message its name; the content is written as it is. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static void send(ShellReplyEnvironment front, MessageType<?> type, Map<String, Object> content) {
        front.reply((Message<?>) new Message(front.getContext(), (MessageType) type, content));
    }
}
