package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.Problem;
import dev.sluice.api.RunbookShelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runbooks that can run: the shipped ones, and in front of them those of the workspace, by id. A file that cannot run
 * is refused with file, line and reason, and what ran before it goes on to stand for it. Thread-safe; {@link #get} reads no
 * file, because the click waits for it.
 */
public final class Shelf {
    /** The document that runs where none is named. */
    public static final String EMERGENCY = "emergency-invalidation";

    private static final int MOST_FILES = 32;

    private final Path shipped;
    private final Path own;
    private final RunbookParser parser;
    private volatile Stock stock = new Stock(Map.of(), Map.of(), List.of(), "");

    /**
     * Reads both folders.
     *
     * @param own the workspace's; need not be there
     * @throws Fault {@code runbook-invalid} or {@code runbook-unreadable} when a shipped one cannot run
     */
    public Shelf(Path shipped, Path own, RunbookParser parser) {
        this.shipped = shipped;
        this.own = own;
        this.parser = parser;
        reload();
    }

    /**
     * What lies there.
     *
     * @param good by the workspace's file name, as it was when it last could run
     * @param seen names, sizes and times of the workspace's files
     */
    private record Stock(Map<String, Runbook> byId, Map<String, Runbook> good, List<Problem> refused, String seen) {}

    /**
     * A runbook by its id.
     *
     * @param id null for the emergency runbook
     * @throws Fault {@code runbook-unknown}
     */
    public Runbook get(@Nullable String id) {
        var found = stock.byId.get(id == null ? EMERGENCY : id);
        if (found == null) {
            throw Fault.notFound(
                    "runbook-unknown", "There is no runbook " + id + ".", "sluice runbook list shows all of them.");
        }
        return found;
    }

    /** All of them, and what was refused. */
    public RunbookShelf shown() {
        var now = stock;
        return new RunbookShelf(
                now.byId.values().stream()
                        .map(Runbook::document)
                        .sorted(Comparator.comparing(d -> !d.id().equals(EMERGENCY)))
                        .toList(),
                now.refused);
    }

    /** Reads the folders again where a file of the workspace came, went or changed; whether one did. */
    public boolean refresh() {
        boolean changed = !seen().equals(stock.seen);
        if (changed) {
            reload();
        }
        return changed;
    }

    /** Reads the folders again. */
    public synchronized void reload() {
        String seen = seen();
        var byId = new LinkedHashMap<String, Runbook>();
        files(shipped).forEach(file -> add(byId, parsed(file)));
        var good = new HashMap<String, Runbook>();
        var refused = new ArrayList<Problem>();
        var ids = new HashMap<String, String>();
        for (Path file : files(own)) {
            take(file, byId, good, ids, refused);
        }
        stock = new Stock(byId, good, List.copyOf(refused), seen);
    }

    private void take(
            Path file,
            Map<String, Runbook> byId,
            Map<String, Runbook> good,
            Map<String, String> ids,
            List<Problem> refused) {
        String name = file.getFileName().toString();
        try {
            Runbook read = parsed(file);
            String twin = ids.putIfAbsent(read.document().id(), name);
            if (twin != null) {
                throw new Source(name, List.of())
                        .refusal(2, "the id `" + read.document().id() + "` is that of " + twin + " already", null);
            }
            requireUrgent(name, read, byId.get(read.document().id()));
            add(byId, read);
            good.put(name, read);
        } catch (Fault e) {
            Runbook before = stock.good.get(name);
            if (before != null) {
                add(byId, before);
                good.put(name, before);
            }
            refused.add(explained(e.problem(), before));
        }
    }

    /** What no edit may leave out: an emergency runbook without containment would shut nothing when it is clicked. */
    private static void requireUrgent(String file, Runbook read, @Nullable Runbook shipped) {
        if (shipped == null) {
            return;
        }
        var kept = read.blocks().stream().map(b -> b.type().name()).toList();
        shipped.blocks().stream()
                .filter(b -> b.type().urgent() && !kept.contains(b.type().name()))
                .findFirst()
                .ifPresent(gone -> {
                    throw new Source(file, List.of())
                            .refusal(
                                    2,
                                    "it stands for the shipped `"
                                            + read.document().id() + "` and has no step of type `"
                                            + gone.type().name() + "`",
                                    "Put the step in, or give the document an id of its own.");
                });
    }

    private static Problem explained(Problem problem, @Nullable Runbook before) {
        String instead = before == null ? "the shipped runbooks run" : before.label() + " runs as it was";
        String next = problem.nextAct() == null ? "" : problem.nextAct() + " ";
        return Problem.of(
                problem.status(),
                problem.code(),
                problem.title(),
                problem.detail(),
                next + "Until then " + instead + ".");
    }

    private static void add(Map<String, Runbook> byId, Runbook runbook) {
        byId.put(runbook.document().id(), runbook);
    }

    private Runbook parsed(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return parser.parse(file.getFileName().toString(), in.readNBytes(Source.LARGEST + 1));
        } catch (IOException e) {
            throw Fault.failed("runbook-unreadable", file.getFileName() + " cannot be read.", "Look at its rights.", e);
        }
    }

    private String seen() {
        var text = new StringBuilder();
        for (Path file : files(own)) {
            try {
                text.append(file.getFileName())
                        .append(' ')
                        .append(Files.size(file))
                        .append(' ')
                        .append(Files.getLastModifiedTime(file))
                        .append('\n');
            } catch (IOException e) {
                text.append(file.getFileName()).append(" went\n");
            }
        }
        return text.toString();
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith(".md"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        } catch (IOException e) {
            throw Fault.failed(
                    "runbook-unreadable", "The runbooks cannot be listed.", "Look at the folder's rights.", e);
        }
    }
}
