package io.godwit.worker.fake;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Engine;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.change.ChangeCapture;
import io.godwit.engine.chunk.RowReader;
import io.godwit.engine.cutover.WriteGate;
import io.godwit.engine.target.Target;
import io.godwit.engine.type.CanonicalType;
import io.godwit.worker.task.Side;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens either the fake source or the fake target. */
public final class FakeEngine implements Engine {
    private final @Nullable FakeSource source;
    private final @Nullable FakeTarget target;

    private FakeEngine(@Nullable FakeSource source, @Nullable FakeTarget target) {
        this.source = source;
        this.target = target;
    }

    public static Side side(FakeSource source) {
        return side(new FakeEngine(source, null));
    }

    public static Side side(FakeTarget target) {
        return side(new FakeEngine(null, target));
    }

    private static Side side(FakeEngine engine) {
        var endpoint = new Endpoint("fake", "nowhere", 1, "shop", "app", Endpoint.Tls.disabled(), Map.of());
        return new Side(engine, endpoint, new Password(new char[0]));
    }

    @Override
    public String family() {
        return "fake";
    }

    @Override
    public int defaultPort() {
        return 1;
    }

    @Override
    public CatalogReader openCatalog(Endpoint endpoint, Password password) {
        throw new UnsupportedOperationException("no catalog");
    }

    @Override
    public Optional<RowReader> openRows(Endpoint endpoint, Password password) {
        if (source != null) {
            return Optional.of(source.reader());
        }
        return target == null ? Optional.empty() : Optional.of(target.reader());
    }

    @Override
    public Optional<ChangeCapture> openChanges(Endpoint endpoint, Password password) {
        return Optional.ofNullable(source).map(FakeSource::capture);
    }

    @Override
    public Optional<Target> openTarget(Endpoint endpoint, Password password) {
        return Optional.ofNullable(target);
    }

    @Override
    public Optional<WriteGate> openGate(Endpoint endpoint, Password password) {
        return Optional.ofNullable(source).map(FakeSource::gate);
    }

    @Override
    public Optional<CanonicalType> canonical(String nativeType) {
        return Optional.empty();
    }
}
