/**
 * Java cells on JShell, in this JVM: evaluation, errors that point into the cell, interruption, and variables that keep
 * their values. Knows nothing of Jupyter.
 */
@NullMarked
package io.tidemill.kernel.shell;

import org.jspecify.annotations.NullMarked;
