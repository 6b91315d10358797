package io.tidemill.research.sweep;

import java.io.Serializable;

/**
 * Does one piece of a sweep, wherever it is sent: it holds no open resource and no secret, only what is needed to open them.
 *
 * <p><b>Thread:</b> safe.
 */
public interface FoldWorker extends Serializable {
    /**
     * Tries every set of the task.
     *
     * @return depends on the task alone
     */
    FoldResult run(FoldTask task);
}
