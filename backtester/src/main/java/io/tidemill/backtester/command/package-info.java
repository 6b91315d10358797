/** The command line of the backtester: options to a configuration, the lake to a market, results to files and people. */
@NullMarked
package io.tidemill.backtester.command;

import org.jspecify.annotations.NullMarked;
