package io.tidemill.research;

import io.tidemill.backtester.command.LakeAccess;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import java.nio.file.Path;
import java.util.function.Function;

/** Lakes by their place: a folder, or a JSON file that says where one is. */
final class PlacedLakes implements LakeAccess {
    @Override
    public <T> T with(Path where, Function<Lake, T> use) {
        try (LakePlace place = LakePlace.open(where);
                Lake lake = Lake.open(place.config())) {
            return use.apply(lake);
        }
    }
}
