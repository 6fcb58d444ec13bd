package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A noun that does nothing without its verb. */
abstract class Group implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine commandLine = spec.commandLine();
        var verbs = String.join(", ", commandLine.getSubcommands().keySet());
        throw new ParameterException(commandLine, "Missing verb after '" + spec.name() + "': one of " + verbs);
    }

    @Command(name = "share", mixinStandardHelpOptions = true, description = "Create, list and end links.")
    static final class Share extends Group {}

    @Command(name = "asset", mixinStandardHelpOptions = true, description = "Add, list and publish videos.")
    static final class Asset extends Group {}

    @Command(
            name = "viewer-issuer",
            mixinStandardHelpOptions = true,
            description = "Backends whose word on who is watching counts.")
    static final class ViewerIssuer extends Group {}

    @Command(
            name = "entitlement",
            mixinStandardHelpOptions = true,
            description = "The hook that is asked whether a viewer may watch.")
    static final class Entitlement extends Group {}

    @Command(name = "edge-key", mixinStandardHelpOptions = true, description = "Make and end keys of edges.")
    static final class EdgeKey extends Group {}

    @Command(name = "audit", mixinStandardHelpOptions = true, description = "Read and verify the audit log.")
    static final class Audit extends Group {}

    @Command(name = "bulk", mixinStandardHelpOptions = true, description = "Do the same to many links at once.")
    static final class Bulk extends Group {}

    @Command(name = "policy", mixinStandardHelpOptions = true, description = "TTL ranges of the risk tiers.")
    static final class Policy extends Group {}

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Look at invalidations and drills, steer them, set how emergencies are handled.")
    static final class Runs extends Group {}

    @Command(
            name = "runbook",
            mixinStandardHelpOptions = true,
            description = "List the runbooks that can run; those of a workspace lie in its folder runbooks/.")
    static final class Runbooks extends Group {}

    @Command(
            name = "collector",
            mixinStandardHelpOptions = true,
            description = "Addresses that other people's players post telemetry to.")
    static final class Collector extends Group {}

    @Command(name = "quality", mixinStandardHelpOptions = true, description = "What viewers get, by cohort.")
    static final class Quality extends Group {}

    @Command(name = "slo", mixinStandardHelpOptions = true, description = "Targets of what viewers get.")
    static final class Slo extends Group {}

    @Command(
            name = "alert",
            mixinStandardHelpOptions = true,
            description = "Alerts about what viewers get, and when they are raised.")
    static final class Alert extends Group {}

    @Command(
            name = "region",
            mixinStandardHelpOptions = true,
            description = "The table that says which region a viewer's network is in.")
    static final class Region extends Group {}

    @Command(name = "operator", mixinStandardHelpOptions = true, description = "Who may use the control API.")
    static final class Operator extends Group {}

    @Command(name = "key", mixinStandardHelpOptions = true, description = "Keys to the control API.")
    static final class Key extends Group {}

    @Command(name = "signing", mixinStandardHelpOptions = true, description = "Keys that sign tokens.")
    static final class Signing extends Group {}

    @Command(
            name = "destination",
            mixinStandardHelpOptions = true,
            description = "Add, prove and list places to publish to.")
    static final class Destination extends Group {}

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Watch, end and replay what is published.")
    static final class Show extends Group {}
}
