package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice} without a verb: the console. */
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        description = "Controlled video sharing over HLS: without a verb, opens the console.",
        footer = {"", "SLUICE_CA names a PEM file of certificates that every verb trusts beside the usual ones."})
final class RootVerb implements Callable<Integer> {
    private final Context context;

    @Mixin
    final Global global;

    RootVerb(Context context) {
        this.context = context;
        this.global = context.global();
    }

    @Override
    public Integer call() {
        return new ConsoleVerb(context).call();
    }
}
