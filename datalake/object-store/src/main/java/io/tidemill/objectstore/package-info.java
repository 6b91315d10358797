/**
 * The lake of a folder of this machine, and the object store that serves it while it is open.
 *
 * <pre>
 *   LakePlace ── starts ──► LocalObjectStore (S3 on loopback) ──► DIR/objects
 *       └── config() ──► Lake.open ──► DIR/catalog.db
 * </pre>
 */
@NullMarked
package io.tidemill.objectstore;

import org.jspecify.annotations.NullMarked;
