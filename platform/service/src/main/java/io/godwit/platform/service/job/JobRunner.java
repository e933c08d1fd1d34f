package io.godwit.platform.service.job;

/**
 * What a service does for a job; one bean implements it. Blocking, on a virtual thread of its own, possibly again from the
 * start after a crash. It ends with a transaction that writes its results and {@link Jobs#done}; a
 * {@link io.godwit.platform.problem.ProblemException} is told as {@code StepFailed}.
 */
public interface JobRunner {

    /** The step's name in {@code StepFailed}. */
    String step();

    void run(Job job);
}
