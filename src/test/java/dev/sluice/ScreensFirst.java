package dev.sluice;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Classes that need the one screen come first: they run one after another in any case, and begun last they would leave the
 * other workers idle beside them.
 *
 * <p>Before them come a few that need no screen, something to do for each worker while the list is still being handed out. A
 * worker that finds nothing but classes with a screen waits for it without a worker's place, gets it, and then waits with the
 * screen in hand for a place that the others leave only when nothing else is left to run.
 */
public final class ScreensFirst implements ClassOrderer {
    private static final int WORKERS_AND_MORE = 8;

    @Override
    public void orderClasses(ClassOrdererContext context) {
        var classes = context.getClassDescriptors();
        var before = classes.stream()
                .filter(c -> !onScreen(c))
                .limit(WORKERS_AND_MORE)
                .collect(Collectors.toSet());
        classes.sort(Comparator.comparingInt(c -> before.contains(c) ? 0 : onScreen(c) ? 1 : 2));
    }

    private static boolean onScreen(ClassDescriptor described) {
        return described.isAnnotated(OneScreen.class);
    }
}
