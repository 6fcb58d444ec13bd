package dev.sluice.cli;

import dev.sluice.api.Fault;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.HttpUrl;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The words of the command line, put together. */
final class Cli {
    private static final Poll POLL = new Poll(Duration.ofMillis(250), Duration.ofMinutes(1));

    private final Map<String, String> env;
    private final Programs programs;
    private final Question question;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Poll poll;

    Cli(Map<String, String> env, Programs programs, Question question) {
        this(env, programs, question, writer(FileDescriptor.out), writer(FileDescriptor.err), POLL);
    }

    Cli(Map<String, String> env, Programs programs, Question question, PrintWriter out, PrintWriter err, Poll poll) {
        this.env = env;
        this.programs = programs;
        this.question = question;
        this.out = out;
        this.err = err;
        this.poll = poll;
    }

    /** Runs one verb; the result is the exit code. */
    int run(String... args) {
        var global = new Global();
        var terminal = new Terminal(out, err, question, global);
        return versioned(commands(new Context(global, env, terminal, programs, poll)))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .registerConverter(HttpUrl.class, new Converters.Url())
                .registerConverter(Listen.class, new Converters.Address())
                .registerConverter(Instant.class, new Converters.PointInTime())
                .setParameterExceptionHandler(new WrongWords(terminal, global))
                .setExecutionExceptionHandler(new Failures(terminal))
                .setExecutionStrategy(this::trusting)
                .execute(args);
    }

    /** Whatever the verb calls, it trusts what the environment says; help calls nobody. */
    private int trusting(ParseResult words) {
        Integer helped = CommandLine.executeHelpRequest(words);
        if (helped != null) return helped;
        try {
            OwnAuthority.trust(env);
        } catch (Fault e) {
            throw new ExecutionException(words.commandSpec().commandLine(), "No trust", e);
        }
        return new RunLast().execute(words);
    }

    /** Every verb knows the version option, so every verb answers it. */
    private static CommandLine versioned(CommandLine commands) {
        commands.getCommandSpec().versionProvider(new Version());
        commands.getSubcommands().values().forEach(Cli::versioned);
        return commands;
    }

    private static CommandLine commands(Context context) {
        return new CommandLine(new RootVerb(context))
                .addSubcommand(new CommandLine.HelpCommand())
                .addSubcommand(new ConsoleVerb(context))
                .addSubcommand(new ServeVerb(context))
                .addSubcommand(new EdgeVerb(context))
                .addSubcommand(EdgeKeyVerbs.of(context))
                .addSubcommand(new TourVerb(context))
                .addSubcommand(new CheckVerb(context))
                .addSubcommand(new InspectVerb(context))
                .addSubcommand(new InvalidateVerb(context))
                .addSubcommand(runs(context))
                .addSubcommand(runbooks(context))
                .addSubcommand(new PublishVerb(context))
                .addSubcommand(shows(context))
                .addSubcommand(destinations(context))
                .addSubcommand(shares(context))
                .addSubcommand(assets(context))
                .addSubcommand(audit(context))
                .addSubcommand(bulk(context))
                .addSubcommand(policy(context))
                .addSubcommand(collectors(context))
                .addSubcommand(QualityVerbs.quality(context))
                .addSubcommand(QualityVerbs.slos(context))
                .addSubcommand(QualityVerbs.alerts(context))
                .addSubcommand(QualityVerbs.regions(context))
                .addSubcommand(viewerIssuers(context))
                .addSubcommand(entitlement(context))
                .addSubcommand(operators(context))
                .addSubcommand(keys(context))
                .addSubcommand(signing(context));
    }

    private static CommandLine viewerIssuers(Context context) {
        return new CommandLine(new Group.ViewerIssuer())
                .addSubcommand(new ViewerIssuerAddVerb(context))
                .addSubcommand(new ViewerIssuerListVerb(context))
                .addSubcommand(new ViewerIssuerRemoveVerb(context));
    }

    private static CommandLine entitlement(Context context) {
        return new CommandLine(new Group.Entitlement())
                .addSubcommand(new EntitlementShowVerb(context))
                .addSubcommand(new EntitlementHookVerb(context));
    }

    private static CommandLine shows(Context context) {
        return new CommandLine(new Group.Show())
                .addSubcommand(new ShowVerb.List(context))
                .addSubcommand(new ShowVerb.Status(context))
                .addSubcommand(new ShowVerb.Events(context))
                .addSubcommand(new ShowVerb.Stop(context))
                .addSubcommand(new ShowVerb.Start(context))
                .addSubcommand(new ShowVerb.Replay(context));
    }

    private static CommandLine destinations(Context context) {
        return new CommandLine(new Group.Destination())
                .addSubcommand(new DestinationAddVerb(context))
                .addSubcommand(new DestinationChangeVerb(context))
                .addSubcommand(new DestinationListVerb(context))
                .addSubcommand(new DestinationFunnelVerb(context))
                .addSubcommand(new DestinationActVerb.Test(context))
                .addSubcommand(new DestinationActVerb.Remove(context));
    }

    private static CommandLine shares(Context context) {
        return new CommandLine(new Group.Share())
                .addSubcommand(new ShareCreateVerb(context))
                .addSubcommand(new ShareListVerb(context))
                .addSubcommand(ttl(context))
                .addSubcommand(new ShareRevokeVerb(context))
                .addSubcommand(new ShareHoldVerb.Freeze(context))
                .addSubcommand(new ShareHoldVerb.Unfreeze(context))
                .addSubcommand(new ShareReissueVerb(context));
    }

    /** A TTL like -5m is taken for a TTL that is none, not for an option. */
    private static CommandLine ttl(Context context) {
        return new CommandLine(new ShareTtlVerb(context)).setUnmatchedOptionsArePositionalParams(true);
    }

    private static CommandLine bulk(Context context) {
        return new CommandLine(new Group.Bulk())
                .addSubcommand(new BulkVerb.Run(context))
                .addSubcommand(new BulkVerb.Undo(context))
                .addSubcommand(new BulkListVerb(context))
                .addSubcommand(new BulkLinksVerb(context));
    }

    private static CommandLine operators(Context context) {
        return new CommandLine(new Group.Operator())
                .addSubcommand(new OperatorVerb.Show(context))
                .addSubcommand(new OperatorVerb.Add(context))
                .addSubcommand(new OperatorVerb.Change(context));
    }

    private static CommandLine keys(Context context) {
        return new CommandLine(new Group.Key())
                .addSubcommand(new KeyVerb.Show(context))
                .addSubcommand(new KeyVerb.Issue(context))
                .addSubcommand(new KeyVerb.Revoke(context));
    }

    private static CommandLine signing(Context context) {
        return new CommandLine(new Group.Signing())
                .addSubcommand(new SigningVerb.Show(context))
                .addSubcommand(new SigningVerb.Rotate(context))
                .addSubcommand(new SigningVerb.Schedule(context))
                .addSubcommand(new SigningVerb.Kill(context));
    }

    private static CommandLine policy(Context context) {
        return new CommandLine(new Group.Policy())
                .addSubcommand(new PolicyVerb.Show(context))
                .addSubcommand(new PolicyVerb.Change(context));
    }

    private static CommandLine runs(Context context) {
        var group = new CommandLine(new Group.Runs()).addSubcommand(new RunListVerb(context));
        RunVerb.all(context).forEach(group::addSubcommand);
        return group.addSubcommand(new RunReportVerb(context)).addSubcommand(new RunSettingsVerb(context));
    }

    private static CommandLine runbooks(Context context) {
        return new CommandLine(new Group.Runbooks())
                .addSubcommand(new RunbookVerb.All(context))
                .addSubcommand(new RunbookVerb.Reload(context));
    }

    private static CommandLine assets(Context context) {
        return new CommandLine(new Group.Asset())
                .addSubcommand(new AssetAddVerb(context))
                .addSubcommand(new AssetListVerb(context))
                .addSubcommand(new AssetPrepareVerb(context))
                .addSubcommand(new AssetProfilesVerb(context))
                .addSubcommand(new AssetGateVerb.Publish(context))
                .addSubcommand(new AssetGateVerb.Withdraw(context));
    }

    private static CommandLine collectors(Context context) {
        return new CommandLine(new Group.Collector())
                .addSubcommand(new CollectorCreateVerb(context))
                .addSubcommand(new CollectorListVerb(context))
                .addSubcommand(new CollectorRevokeVerb(context));
    }

    private static CommandLine audit(Context context) {
        return new CommandLine(new Group.Audit())
                .addSubcommand(new AuditListVerb(context))
                .addSubcommand(new AuditVerifyVerb(context));
    }

    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
