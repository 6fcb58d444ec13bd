package dev.sluice.cli;

import dev.sluice.api.EntitlementState;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;

/** Shows the entitlement hook and how it has been answering. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Show the hook and how it answers.")
final class EntitlementShowVerb extends ServiceVerb {
    EntitlementShowVerb(Context context) {
        super(context);
    }

    @Override
    int run(SluiceClient client) {
        var state = client.viewers().entitlement();
        context.terminal().result(state, () -> words(state));
        return Exit.OK;
    }

    static String words(EntitlementState state) {
        if (state.hook().url() == null) {
            return "No hook is asked: a link's own rules decide.";
        }
        String answers = "%d yes, %d no, %d without answer, %d from memory, p95 %s"
                .formatted(
                        state.allowed(),
                        state.denied(),
                        state.failed(),
                        state.cached(),
                        state.p95Ms() == null ? "not measured" : state.p95Ms() + " ms");
        return "%s\nfails %s after %d ms\n%s%s"
                .formatted(
                        state.hook().url(),
                        Tables.word(state.hook().fails()),
                        state.hook().deadlineMs(),
                        answers,
                        state.lastFailure() == null
                                ? ""
                                : "\nlast failure " + state.lastFailureAt() + ": " + state.lastFailure());
    }
}
