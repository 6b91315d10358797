/**
 * Holds what is installed against the program that it installs.
 *
 * <pre>
 *  kubernetes/ ─► Rendering ─► Manifest ─┬─► StrictReader   what Kubernetes itself would refuse
 *                                        └─► WorkloadCheck ─┐
 *  dashboards/ ─► Expression ─► names of metrics ───────────┼─► Program   what node really has
 *  systemd/    ─► Unit ─────────────────────────────────────┘
 * </pre>
 */
@NullMarked
package io.tidemill.infra;

import org.jspecify.annotations.NullMarked;
