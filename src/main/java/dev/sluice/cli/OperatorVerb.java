package dev.sluice.cli;

import dev.sluice.api.Role;
import dev.sluice.client.SluiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Manages operators. */
abstract class OperatorVerb extends ServiceVerb {
    private OperatorVerb(Context context) {
        super(context);
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List operators and how many keys they have.")
    static final class Show extends OperatorVerb {
        Show(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var all = client.access().operators();
            context.terminal().result(all, () -> Tables.operators(all));
            return Exit.OK;
        }
    }

    /** Adds one. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Add an operator; issue a key next.")
    static final class Add extends Named {
        Add(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var added = client.access().add(name, role);
            context.terminal()
                    .result(
                            added,
                            () -> added.name() + " is " + Tables.word(added.role())
                                    + ". Issue a key with: sluice key issue " + added.name());
            return Exit.OK;
        }
    }

    /** Changes a role. */
    @Command(
            name = "role",
            mixinStandardHelpOptions = true,
            description = "Give an operator another role; keys follow.")
    static final class Change extends Named {
        Change(Context context) {
            super(context);
        }

        @Override
        int run(SluiceClient client) {
            var changed = client.access().change(name, role);
            context.terminal().result(changed, () -> changed.name() + " is " + Tables.word(changed.role()) + ".");
            return Exit.OK;
        }
    }

    /** A name and a role. */
    abstract static class Named extends OperatorVerb {
        @Parameters(index = "0", paramLabel = "NAME")
        String name = "";

        @Parameters(index = "1", paramLabel = "ROLE", description = "One of support, producer, admin.")
        Role role = Role.SUPPORT;

        private Named(Context context) {
            super(context);
        }
    }
}
