package dev.sluice.cli;

import picocli.CommandLine;

/** The verbs about what viewers get, put together. */
final class QualityVerbs {
    private QualityVerbs() {}

    static CommandLine quality(Context context) {
        return new CommandLine(new Group.Quality())
                .addSubcommand(new QualityVerb.Show(context))
                .addSubcommand(new QualityVerb.Compare(context))
                .addSubcommand(new ChannelsVerb(context));
    }

    static CommandLine slos(Context context) {
        return new CommandLine(new Group.Slo())
                .addSubcommand(new SloVerb.Show(context))
                .addSubcommand(new SloVerb.Change(context));
    }

    static CommandLine alerts(Context context) {
        return new CommandLine(new Group.Alert())
                .addSubcommand(new AlertVerb.Show(context))
                .addSubcommand(new AlertVerb.Rules(context))
                .addSubcommand(new AlertVerb.Put(context))
                .addSubcommand(new AlertVerb.Remove(context));
    }

    static CommandLine regions(Context context) {
        return new CommandLine(new Group.Region())
                .addSubcommand(new RegionVerb.Show(context))
                .addSubcommand(new RegionVerb.Load(context))
                .addSubcommand(new RegionVerb.Of(context))
                .addSubcommand(new RegionVerb.Clear(context));
    }
}
