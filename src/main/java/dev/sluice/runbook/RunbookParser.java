package dev.sluice.runbook;

import dev.sluice.api.Fault;
import dev.sluice.api.RunbookDocument;
import dev.sluice.store.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads literate runbooks: Markdown for people, whose {@code step} blocks run. */
public final class RunbookParser {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Map<String, StepType> types;

    /** A parser that knows these step types. */
    public RunbookParser(List<StepType> types) {
        this.types = types.stream().collect(Collectors.toUnmodifiableMap(StepType::name, type -> type));
    }

    /**
     * Reads a runbook.
     *
     * @param file its name, for messages
     * @param bytes UTF-8 Markdown, at most 256 KiB
     * @throws Fault {@code runbook-invalid} naming file, line and reason
     */
    public Runbook parse(String file, byte[] bytes) {
        var source = Source.of(file, bytes);
        var head = FrontMatter.of(source);
        var sections = Sections.of(source, head.end());
        var blocks = blocks(source, sections);
        var steps = new ArrayList<RunbookDocument.Step>();
        for (int i = 0; i < blocks.size(); i++) {
            steps.add(new RunbookDocument.Step(
                    blocks.get(i).id(), blocks.get(i).title(), sections.get(i).prose()));
        }
        String hash = HexFormat.of().formatHex(Hashes.sha256(bytes));
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Runbook(new RunbookDocument(head.id(), head.version(), hash, text, steps), blocks);
    }

    private List<Runbook.Block> blocks(Source source, List<Sections.Section> sections) {
        var seen = new HashSet<String>();
        var blocks = new ArrayList<Runbook.Block>();
        for (var section : sections) {
            var block = block(source, section);
            if (!seen.add(block.id())) {
                throw source.refusal(
                        section.fence(),
                        "there is a step `" + block.id() + "` already",
                        "Give this one an `id:` of its own.");
            }
            requireFirst(source, section, block, blocks);
            blocks.add(block);
        }
        return blocks;
    }

    /** Containment waits for nothing, so nothing that waits for the store may stand before it. */
    private static void requireFirst(
            Source source, Sections.Section section, Runbook.Block block, List<Runbook.Block> before) {
        before.stream()
                .filter(b -> block.type().urgent() && !b.type().urgent())
                .findFirst()
                .ifPresent(slow -> {
                    throw source.refusal(
                            section.fence(),
                            "`" + slow.id() + "` stands before `" + block.id() + "` and would delay it",
                            "Put containment first.");
                });
    }

    private Runbook.Block block(Source source, Sections.Section section) {
        var fields = Fields.of(source, section.fence() + 1, section.end());
        StepType type = type(source, fields);
        String id = fields.find("id").isPresent()
                ? fields.matching("id", ID, "lower-case words joined by hyphens")
                : type.name();
        return new Runbook.Block(id, section.title(), type, parameters(source, fields, type));
    }

    private StepType type(Source source, Fields fields) {
        String name = fields.required("type");
        StepType type = types.get(name);
        if (type == null) {
            throw source.refusal(
                    fields.lineOf("type"),
                    "there is no step type `" + name + "`",
                    "There are " + String.join(", ", new TreeSet<>(types.keySet())) + ".");
        }
        return type;
    }

    private static Parameters parameters(Source source, Fields fields, StepType type) {
        Map<String, String> values = new HashMap<>();
        Set<String> known = new HashSet<>(Set.of("type", "id"));
        for (Parameter parameter : type.parameters()) {
            String inDrill = Parameters.IN_DRILL + parameter.name();
            known.addAll(List.of(parameter.name(), inDrill));
            values.put(parameter.name(), value(source, fields, parameter.name(), parameter));
            if (fields.find(inDrill).isPresent()) {
                values.put(inDrill, value(source, fields, inDrill, parameter));
            }
        }
        fields.onlyKnow(known, "step type `" + type.name() + "`");
        return Parameters.of(values);
    }

    private static String value(Source source, Fields fields, String key, Parameter parameter) {
        String value = parameter.standard() == null
                ? fields.required(key)
                : fields.find(key).orElse(parameter.standard());
        String objection = parameter.objection(value);
        if (objection != null) {
            throw source.refusal(fields.lineOf(key), "`" + key + "` " + objection, null);
        }
        return value;
    }
}
