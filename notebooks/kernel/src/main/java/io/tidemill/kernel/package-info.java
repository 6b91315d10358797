/**
 * The kernel: Jupyter's messages in, cells evaluated, their output out.
 *
 * <pre>
 *  Jupyter ─shell──► ExecuteHandler ─► JavaKernel ─► shell.CellSession ─► value ─► Renderer ─► iopub
 *          ─control► JavaKernel.interrupt() ─► KernelHooks, then the cell's thread
 *          ◄─stdin── StdinReader ◄─ System.in of a cell
 *          ◄─iopub── CellOutput  ◄─ System.out and System.err of a cell
 * </pre>
 */
@NullMarked
package io.tidemill.kernel;

import org.jspecify.annotations.NullMarked;
