package io.godwit.benchmark;

/** Clocks of the mover and of both servers, read together. */
final class Meter {
    private final Sides sides;
    private final long mover;
    private double wall;
    private double cpu;
    private double system;
    private double source;
    private double target;

    /** @param mover the process that moves the data; 0 for none */
    Meter(Sides sides, long mover) {
        this.sides = sides;
        this.mover = mover;
        start();
    }

    void start() {
        wall = System.nanoTime() / 1e9;
        cpu = Usage.cpu(mover);
        system = Usage.systemCpu(mover);
        source = sides.sourceCpu();
        target = sides.targetCpu();
    }

    /** What was used since the last call; the next run begins here. */
    Figures.Run lap(String who, String name, long units, long bytes) {
        double wallBefore = wall;
        double cpuBefore = cpu;
        double systemBefore = system;
        double sourceBefore = source;
        double targetBefore = target;
        start();
        return new Figures.Run(
                who,
                name,
                units,
                bytes,
                wall - wallBefore,
                cpu - cpuBefore,
                system - systemBefore,
                source - sourceBefore,
                target - targetBefore);
    }
}
