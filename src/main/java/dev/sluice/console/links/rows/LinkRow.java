package dev.sluice.console.links.rows;

import dev.sluice.api.Share;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list.
 *
 * @param index its place in the whole list, from 0
 * @param share what is there; null until its page has come
 */
public record LinkRow(int index, @Nullable Share share) {}
