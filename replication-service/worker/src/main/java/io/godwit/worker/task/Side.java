package io.godwit.worker.task;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.target.Target;
import java.util.Optional;

/** One side of a migration: its engine, where it is and how one signs in. What it opens belongs to whoever opened it. */
public record Side(Engine engine, Endpoint endpoint, Password password) {

    public static Side of(Endpoint endpoint, Password password) {
        return new Side(Engine.of(endpoint.engine()), endpoint, password);
    }

    public RowReader openRows() {
        return able(engine.openRows(endpoint, password), "read rows");
    }

    public CatalogReader openCatalog() {
        return engine.openCatalog(endpoint, password);
    }

    public ChangeCapture openChanges() {
        return able(engine.openChanges(endpoint, password), "read changes");
    }

    public Target openTarget() {
        return able(engine.openTarget(endpoint, password), "be a target");
    }

    public WriteGate openGate() {
        return able(engine.openGate(endpoint, password), "stop writes");
    }

    private <T> T able(Optional<T> ability, String what) {
        return ability.orElseThrow(() -> new EngineException(
                EngineException.Kind.UNSUPPORTED, engine.family() + " cannot " + what + ".", "Choose another engine."));
    }
}
