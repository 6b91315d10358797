package io.tidemill.node.roles;

import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.BinanceConfig;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;

/** The venue of the settings. */
final class VenueSettings {
    private VenueSettings() {}

    /**
     * Its code.
     *
     * @throws IllegalArgumentException if it has no connector
     */
    static String name(Settings settings) {
        String name = settings.text(Setting.VENUE_NAME);
        if (!name.equals(BinanceCodec.VENUE)) {
            throw new IllegalArgumentException(Setting.VENUE_NAME.key() + " must be a venue with a connector, "
                    + BinanceCodec.VENUE + ", was '" + name + "'");
        }
        return name;
    }

    /** Where it is, with the streams of market and account. */
    static BinanceConfig config(Settings settings, RunConfig run) {
        BinanceConfig usual = BinanceConfig.defaults(run.venueSymbols());
        return usual.at(
                settings.address(Setting.VENUE_REST_URL, "http", usual.rest()),
                settings.address(Setting.VENUE_WS_URL, "ws", usual.stream()),
                settings.address(Setting.VENUE_WS_API_URL, "ws", usual.wsApi()));
    }
}
