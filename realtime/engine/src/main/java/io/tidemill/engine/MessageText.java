package io.tidemill.engine;

import io.tidemill.model.control.ControlEvents;
import io.tidemill.model.control.EngineNotes;
import io.tidemill.model.market.MarketEvents;
import io.tidemill.model.order.OrderCommands;
import io.tidemill.model.order.OrderEvents;
import io.tidemill.wire.WireReader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.StringJoiner;
import org.agrona.DirectBuffer;

/** Messages as people read them: {@code place(clientOrderId=4294967297, instrumentId=0, side=BUY, …)}. Cold path. */
final class MessageText {
    private MessageText() {}

    /** The message as text; what cannot be decoded says why. */
    static String of(DirectBuffer buffer, int offset, int length) {
        StringBuilder text = new StringBuilder();
        Object printer = Proxy.newProxyInstance(
                MessageText.class.getClassLoader(),
                new Class<?>[] {
                    MarketEvents.class, OrderEvents.class, ControlEvents.class, OrderCommands.class, EngineNotes.class
                },
                (proxy, method, arguments) -> {
                    text.append(describe(method, arguments));
                    return null;
                });
        try {
            new WireReader()
                    .market((MarketEvents) printer)
                    .orders((OrderEvents) printer)
                    .control((ControlEvents) printer)
                    .commands((OrderCommands) printer)
                    .notes((EngineNotes) printer)
                    .message(buffer, offset, length);
        } catch (RuntimeException e) {
            return "a message of " + length + " bytes that cannot be decoded: " + e;
        }
        return text.toString();
    }

    private static String describe(Method method, Object[] arguments) {
        StringJoiner text = new StringJoiner(", ", method.getName() + "(", ")");
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            text.add(parameters[i].getName() + "=" + arguments[i]);
        }
        return text.toString();
    }
}
