package io.godwit.control.task;

import io.godwit.platform.problem.ProblemException;
import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.seal.RowKey;
import io.godwit.platform.seal.SealedSecret;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.SigningKey;
import io.godwit.platform.task.WorkerReport.LedgerReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** The keys under which workers hide what they tell of rows; they lie here sealed to control alone (H30). */
@ApplicationScoped
public class RowKeys {
    private static final Logger LOG = Logger.getLogger(RowKeys.class);

    private final Optional<OpeningKey> own;
    private final Keyring keyring;
    private final SigningKey signer;

    RowKeys(Optional<OpeningKey> own, Keyring keyring, SigningKey signer) {
        this.own = own;
        this.keyring = keyring;
        this.signer = signer;
    }

    /** The task's key, made where there is none that opens: after a lost service key old texts stay hidden. */
    public SealedSecret of(TaskRow task) {
        Optional<SealedSecret> known = task.rowKey();
        if (known.isPresent() && opened(task, known.get()).isPresent()) {
            return known.get();
        }
        SealedSecret made = RowKey.create(task.id(), keyring.recipients(Set.of("control")), signer);
        task.rowKey(made);
        return made;
    }

    /** The row's key as text; empty where the entry has none or it was hidden with another key. */
    public Optional<String> shown(TaskRow task, LedgerReport entry) {
        if (entry.sealedKey().length == 0) {
            return Optional.empty();
        }
        return task.rowKey().flatMap(known -> opened(task, known)).flatMap(key -> {
            try {
                return Optional.of(key.open(entry.sealedKey(), LedgerReport.place(entry.id())));
            } catch (ProblemException e) {
                return Optional.empty();
            }
        });
    }

    private Optional<RowKey> opened(TaskRow task, SealedSecret sealed) {
        try {
            return Optional.of(RowKey.open(sealed, task.id(), own.orElseThrow(), keyring));
        } catch (ProblemException e) {
            LOG.warnf(
                    "the key for the task's rows does not open: task=%s problem=%s",
                    task.id(), e.problem().code());
            return Optional.empty();
        }
    }
}
