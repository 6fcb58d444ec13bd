package dev.sluice.service;

import dev.sluice.api.ChecklistItem;
import dev.sluice.api.Finding;
import dev.sluice.api.Role;
import dev.sluice.api.Severity;
import dev.sluice.http.Route;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rollout checklist: everything is looked at anew each time it is asked for, and each line says how it knows. */
final class Checklist {
    private final List<Supplier<Stream<ChecklistItem>>> parts;

    /** Lines in the order of the parts. */
    Checklist(List<Supplier<Stream<ChecklistItem>>> parts) {
        this.parts = List.copyOf(parts);
    }

    Route route() {
        return Route.get(
                        "/api/v1/checklist",
                        Role.SUPPORT,
                        "The rollout checklist as it stands",
                        List.class,
                        call -> items())
                .of(ChecklistItem.class);
    }

    List<ChecklistItem> items() {
        return parts.stream().flatMap(Supplier::get).toList();
    }

    /** A line that needs nothing to be done. */
    static ChecklistItem holds(String code, String sentence, String evidence) {
        return line(Severity.HOLDS, code, sentence, evidence, "", "");
    }

    /**
     * Any line.
     *
     * @param act id of the console's act that leads to the fix; empty when there is none
     */
    static ChecklistItem line(
            Severity severity, String code, String sentence, String evidence, String fix, String act) {
        return new ChecklistItem(new Finding(code, severity, sentence, evidence, fix, null), act);
    }
}
