package dev.sluice.console.emergency;

import dev.sluice.api.BlastRadius;
import dev.sluice.api.Problem;
import dev.sluice.api.Run;
import dev.sluice.console.shell.ScopeInView;
import dev.sluice.console.ui.Card;
import dev.sluice.console.ui.KeyValueList;
import dev.sluice.console.ui.Shown;
import dev.sluice.console.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What the click would hit and spare; once a run is shown, what it hit. */
final class ScopeCard extends Card {
    private static final String ANONYMOUS =
            "Anonymous viewers have no scope of their own: shut their link, or the asset.";

    private final EmergencyModel model;
    private final ComboBox<ScopeInView> choice = new ComboBox<>();
    private final Label title = Texts.prose("", "scope-title");
    private final Label note = Texts.prose("", "muted");
    private final VBox facts = new VBox();
    private boolean filling;

    ScopeCard(EmergencyModel model) {
        super("Scope");
        this.model = model;
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setEditable(true);
        choice.setPromptText("Choose, or type channel:NAME, viewer:ID …");
        choice.setAccessibleText("What to invalidate: choose, or type a scope such as channel:NAME");
        choice.setConverter(titles());
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(choice, title, note, facts);
        model.choicesProperty().subscribe(this::offer);
        model.scope().subscribe(this::chosen);
        choice.valueProperty().subscribe(picked -> pick());
        Stream.of(model.radius(), model.objection(), model.hit(), model.run())
                .forEach(watched -> watched.subscribe(now -> show()));
    }

    /** What was chosen stays chosen, and stays in the list, whatever else can be chosen. */
    private void offer(List<ScopeInView> choices) {
        var chosen = model.scope().get();
        filling = true;
        choice.getItems().setAll(choices);
        if (chosen != null && !choices.contains(chosen)) {
            choice.getItems().addFirst(chosen);
        }
        choice.setValue(chosen);
        filling = false;
    }

    private void pick() {
        ScopeInView picked = choice.getValue();
        if (!filling && picked != null && !picked.equals(model.scope().get())) {
            model.choose(picked);
        }
    }

    private void chosen(@Nullable ScopeInView scope) {
        if (scope != null && !scope.equals(choice.getValue())) {
            filling = true;
            if (!choice.getItems().contains(scope)) {
                choice.getItems().addFirst(scope);
            }
            choice.setValue(scope);
            filling = false;
        }
        show();
    }

    private void show() {
        Run run = model.run().get();
        var scope = model.scope().get();
        choice.setVisible(run == null);
        choice.setManaged(choice.isVisible());
        title.setText(scope == null ? "" : scope.title());
        Shown.set(title, run != null);
        note.setText(words(run, scope, model.objection().get()));
        facts.getChildren().setAll(figures(run));
    }

    private static String words(@Nullable Run run, @Nullable ScopeInView scope, @Nullable Problem problem) {
        if (run != null) {
            return run.drill() ? "A drill: it hits canary links only, real links keep playing." : run.scope();
        }
        if (problem != null) {
            return problem.title() + (problem.nextAct() == null ? "" : " " + problem.nextAct());
        }
        return scope == null || scope.scope().startsWith("viewer:") ? ANONYMOUS : "";
    }

    private KeyValueList figures(@Nullable Run run) {
        var rows = KeyValueList.figures();
        var hit = model.hit().get();
        BlastRadius radius = model.radius().get();
        if (run != null && hit != null) {
            rows.add("Hit", count(hit.links(), "link") + " · " + hit.watching() + " watching");
            rows.add("Channels", channels(hit.channels(), run.drill() ? null : radius));
            spares(rows, run.drill() ? null : radius);
            rows.add("Kept for reissue", count(hit.recipients(), "recipient"));
        } else if (radius != null && (run == null || !run.drill())) {
            rows.add("Hits", count(radius.links(), "link") + " · " + radius.watching() + " watching");
            rows.add("Channels", channels(radius.channels(), radius));
            spares(rows, radius);
            rows.add("Keeps for reissue", count(radius.recipients(), "recipient"));
        }
        return rows;
    }

    private static String channels(long hit, @Nullable BlastRadius radius) {
        return radius == null ? Long.toString(hit) : hit + " of " + radius.channelsInAll();
    }

    private static void spares(KeyValueList rows, @Nullable BlastRadius radius) {
        if (radius != null) {
            rows.add("Spares", count(radius.spared(), "link"));
        }
    }

    private static String count(long n, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
    }

    private StringConverter<ScopeInView> titles() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable ScopeInView scope) {
                return scope == null ? "" : scope.title();
            }

            @Override
            public @Nullable ScopeInView fromString(@Nullable String text) {
                return text == null || text.isBlank() ? choice.getValue() : typed(text.strip());
            }
        };
    }

    /** A title of the list, or a scope as it is written. */
    private ScopeInView typed(String text) {
        return choice.getItems().stream()
                .filter(offered ->
                        offered.title().equals(text) || offered.scope().equals(text))
                .findFirst()
                .orElseGet(() -> new ScopeInView(text, text));
    }
}
