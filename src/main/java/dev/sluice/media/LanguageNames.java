package dev.sluice.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What tracks are called: by their language, and told apart where a language comes twice. */
final class LanguageNames {
    private LanguageNames() {}

    /** Names of tracks in those languages; {@code unknown} stands for a language that is not known. */
    static List<String> of(String unknown, Stream<String> languages) {
        var names = new ArrayList<String>();
        languages.forEach(language -> {
            var name = language.equals("und") ? unknown : Locale.of(language).getDisplayLanguage(Locale.ENGLISH);
            var told = name;
            for (var i = 2; names.contains(told); i++) {
                told = name + " " + i;
            }
            names.add(told);
        });
        return names;
    }
}
