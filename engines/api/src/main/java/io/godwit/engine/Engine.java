package io.godwit.engine;

import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.target.Target;
import java.util.Optional;

/**
 * A family of databases. Found by {@link java.util.ServiceLoader}; the worker and the services never name one.
 *
 * <p>Abilities that a family lacks are empty. Everything an engine opens belongs to its opener, who closes it.
 */
public interface Engine {

    /** {@code mysql}, {@code postgresql}: what {@link Endpoint#engine} says. */
    String family();

    int defaultPort();

    CatalogReader openCatalog(Endpoint endpoint, Password password);

    /** Reads rows in ranges: of a source for loading, of either side for comparing. */
    Optional<RowReader> openRows(Endpoint endpoint, Password password);

    /** Reads changes; a source's ability. */
    Optional<ChangeCapture> openChanges(Endpoint endpoint, Password password);

    /** Takes rows and changes, keeps the state of a task beside them; a target's ability. */
    Optional<Target> openTarget(Endpoint endpoint, Password password);

    /** Freezes and thaws a source at cut-over. */
    Optional<io.godwit.engine.cutover.WriteGate> openGate(Endpoint endpoint, Password password);

    /** The canonical type in which a column of this native type travels; empty where this engine has no such type. */
    Optional<io.godwit.engine.type.CanonicalType> canonical(String nativeType);

    static Engine of(String family) {
        for (Engine engine : java.util.ServiceLoader.load(Engine.class)) {
            if (engine.family().equals(family)) {
                return engine;
            }
        }
        throw new EngineException(
                EngineException.Kind.UNSUPPORTED,
                "There is no engine named " + family + ".",
                "Use mysql or postgresql.");
    }
}
