package io.godwit.gateway.migration;

import io.godwit.gateway.road.Order;
import io.godwit.platform.message.Command;
import io.godwit.platform.migration.MigrationSpec;
import java.util.Optional;

/** What an order of the road is as a command. */
final class Orders {
    private Orders() {}

    static Command command(Order order, MigrationSpec spec, Optional<String> plan) {
        return switch (order.action()) {
            case ASSESS -> new Command.Assess(spec);
            case CONVERT -> new Command.Convert(spec);
            case START -> new Command.Start(spec, plan.orElseThrow());
            case VERIFY -> new Command.Verify();
            case PAUSE -> new Command.Pause();
            case RESUME -> new Command.Resume();
            case CUTOVER -> new Command.Cutover();
            case CONFIRM -> new Command.Confirm();
            case CANCEL -> new Command.Cancel();
            case CLEAN -> new Command.Clean();
        };
    }
}
