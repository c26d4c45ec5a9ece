// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

import dev.lantern.platform.safety.RiskRules;
import dev.lantern.triage.model.FusedRiskModel;
import dev.lantern.triage.model.Language;
import dev.lantern.triage.model.RiskModel;
import dev.lantern.triage.model.TunedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** How many messages a second triage reads, and its parts alone; an invocation reads each message once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
public class SpeedBenchmarks {

    @Param({"ZH", "EN"})
    private Language language;

    private List<String> shortOnes;
    private List<String> longOnes;
    private RiskModel model;
    private TunedEncoder encoder;

    @Setup
    public void load() throws IOException {
        var messages = Messages.of(Path.of(System.getProperty(Messages.LISTS)), language);
        shortOnes = messages.shortOnes();
        longOnes = messages.longOnes();
        model = FusedRiskModel.ofBuild(true);
        encoder = TunedEncoder.ofBuild(language);
    }

    @Benchmark
    @OperationsPerInvocation(Messages.SHORT)
    public void rules(Blackhole read) {
        shortOnes.forEach(text -> read.consume(RiskRules.assess(text)));
    }

    @Benchmark
    @OperationsPerInvocation(Messages.SHORT)
    public void encoder(Blackhole read) {
        shortOnes.forEach(text -> read.consume(encoder.hear(text)));
    }

    @Benchmark
    @OperationsPerInvocation(Messages.SHORT)
    public void model(Blackhole read) {
        shortOnes.forEach(text -> read.consume(model.assess(text)));
    }

    @Benchmark
    @OperationsPerInvocation(Messages.LONG)
    public void longMessages(Blackhole read) {
        longOnes.forEach(text -> read.consume(model.assess(text)));
    }

    @Benchmark
    @Threads(Threads.MAX)
    @OperationsPerInvocation(Messages.SHORT)
    public void everyCore(Blackhole read) {
        shortOnes.forEach(text -> read.consume(model.assess(text)));
    }
}
