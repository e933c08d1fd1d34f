package io.godwit.control.launch;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The folders of the installation that the process launcher uses. */
@ApplicationScoped
class Folders {
    @ConfigProperty(name = "godwit.run.directory")
    Path run;

    @ConfigProperty(name = "godwit.workers.directory")
    Path workers;

    @ConfigProperty(name = "godwit.logs.directory")
    Path logs;

    Path runFile(UUID task) {
        return run.resolve("worker-" + task + ".json");
    }

    Path ofTask(UUID task) {
        return workers.resolve(task.toString());
    }

    Path ofInstance(UUID task, UUID instance) {
        return ofTask(task).resolve(instance.toString());
    }

    /** What all workers share to start faster. */
    Path classes() {
        return workers.resolve("classes.jsa");
    }

    /** @param name the migration's; what is no plain file name in it becomes an underscore */
    Path log(String name) {
        return logs.resolve("worker-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".log");
    }
}
