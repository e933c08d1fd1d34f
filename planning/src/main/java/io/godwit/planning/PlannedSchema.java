package io.godwit.planning;

import io.godwit.engine.plan.SchemaPlan;
import java.util.List;

/** A schema plan and, object by object, how it came about. Tables that cannot move are objects, not part of the plan. */
public record PlannedSchema(SchemaPlan plan, List<PlannedObject> objects) {
    public PlannedSchema {
        objects = List.copyOf(objects);
    }
}
