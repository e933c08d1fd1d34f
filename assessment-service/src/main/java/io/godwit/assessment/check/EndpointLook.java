package io.godwit.assessment.check;

import io.godwit.assessment.AssessmentProblem;
import io.godwit.engine.Engine;
import io.godwit.engine.EngineException;
import io.godwit.engine.Password;
import io.godwit.engine.catalog.CatalogReader;
import io.godwit.engine.catalog.Check;
import io.godwit.planning.MigrationFields;
import io.godwit.platform.migration.SealedEndpoint;
import io.godwit.platform.seal.Credentials;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.sign.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signs in to an endpoint, read only, for the length of one look. What keeps it from looking becomes a failed check. */
@ApplicationScoped
public class EndpointLook {
    private final Optional<OpeningKey> key;
    private final Keyring keyring;

    EndpointLook(Optional<OpeningKey> key, Keyring keyring) {
        this.key = key;
        this.keyring = keyring;
    }

    /** @param side source or target */
    public List<Check> checks(SealedEndpoint endpoint, String side, Function<CatalogReader, List<Check>> look) {
        try {
            return with(endpoint, look);
        } catch (EngineException e) {
            return List.of(failed(e, side));
        }
    }

    public <T> T with(SealedEndpoint endpoint, Function<CatalogReader, T> look) {
        char[] secret = Credentials.open(endpoint, key.orElseThrow(), keyring);
        try (Password password = new Password(secret);
                CatalogReader reader =
                        Engine.of(endpoint.engine()).openCatalog(MigrationFields.endpoint(endpoint), password)) {
            return look.apply(reader);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    public static Check failed(EngineException failure, String side) {
        AssessmentProblem problem = AssessmentProblem.of(failure.kind());
        return new Check(
                problem.code(),
                Check.Status.FAIL,
                side,
                problem.title(),
                String.valueOf(failure.getMessage()),
                failure.remedy().isEmpty() ? problem.remedy() : failure.remedy());
    }
}
