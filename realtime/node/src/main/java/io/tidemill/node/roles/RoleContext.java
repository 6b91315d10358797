package io.tidemill.node.roles;

import io.tidemill.bus.Bus;
import io.tidemill.engine.EngineConfig;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.node.platform.RunFolder;
import io.tidemill.node.settings.Role;
import io.tidemill.node.settings.Setting;
import io.tidemill.node.settings.Settings;
import io.tidemill.risk.RiskLimits;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a role is started with.
 *
 * @param settings of the process
 * @param bus that joins the roles
 * @param clock the machine's
 * @param outside what a bench puts in the place of the world
 * @param run number of this start
 * @param runs the folder of journals
 * @param onFailure is told when a part has failed for good; the process must end then
 */
record RoleContext(
        Settings settings,
        Bus bus,
        Clock clock,
        Outside outside,
        int run,
        RunFolder runs,
        Consumer<Throwable> onFailure) {

    /** Who writes a lane, for people: role, machine, process. */
    String writer(Role role) {
        return role.text() + "-" + HostName.get() + "-"
                + ProcessHandle.current().pid();
    }

    /** The run of a role that has no strategies. */
    RunConfig plainRun() {
        List<String> instruments = settings.list(Setting.VENUE_INSTRUMENTS);
        return RunConfig.of(EngineConfig.of(run, List.of(), RiskLimits.defaults()), instruments);
    }
}
