package io.tidemill.rulebreakers.engine;

import java.util.zip.CRC32;

/** Uses a library away from its home. */
record ZipsAway(CRC32 sum) {}
