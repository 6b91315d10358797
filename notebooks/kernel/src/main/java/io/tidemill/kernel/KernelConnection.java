package io.tidemill.kernel;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.MessageContext;

/** The sockets of a kernel, with input that can be interrupted and output that is never dropped. */
final class KernelConnection extends JupyterConnection {
    private final StdinReader reader;

    KernelConnection(KernelConnectionProperties properties) throws NoSuchAlgorithmException, InvalidKeyException {
        super(properties);
        this.reader = new StdinReader(stdin);
        iopub.setSndHWM(0);
    }

    @Override
    public ShellReplyEnvironment prepareReplyEnv(ShellChannel shell, MessageContext context) {
        return new Environment(shell, stdin, context);
    }

    private final class Environment extends ShellReplyEnvironment {
        Environment(ShellChannel shell, StdinChannel stdin, MessageContext context) {
            super(shell, stdin, iopub, context);
        }

        @Override
        public String readFromStdIn(String prompt, boolean isPassword) {
            return reader.read(getContext(), prompt, isPassword);
        }
    }
}
