package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How emergencies are handled here, as an admin sets it. Secrets are taken and never given back.
 *
 * @param secondAdmin kinds of scope that want a second admin's approval before containment, for example {@code everything}
 * @param drills how often the runbook is rehearsed
 * @param webhooks who is told by a run
 * @param cdn commercial CDN that a run purges; null where there is none
 * @param revision counts the changes; sent back, it has the service refuse to overwrite what somebody set since; null when
 *     that does not matter
 */
public record EmergencySettings(
        List<String> secondAdmin,
        Drills drills,
        List<Webhook> webhooks,
        @Nullable Cdn cdn,
        @Nullable Long revision) {
    /** Nobody is told, nothing is purged, one admin is enough; a drill is stale after 30 days. */
    public static final EmergencySettings STANDARD =
            new EmergencySettings(List.of(), new Drills(null, "30d"), List.of(), null);

    /** To be set whatever is set now. */
    public EmergencySettings(List<String> secondAdmin, Drills drills, List<Webhook> webhooks, @Nullable Cdn cdn) {
        this(secondAdmin, drills, webhooks, cdn, null);
    }

    public EmergencySettings {
        secondAdmin = secondAdmin == null ? List.of() : List.copyOf(secondAdmin);
        drills = drills == null ? new Drills(null, "30d") : drills;
        webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
    }

    /**
     * Rehearsals.
     *
     * @param every time between two of them, for example {@code 7d}; null when they are started by hand only
     * @param staleAfter age at which the last one says nothing any more and the checklist turns red
     */
    public record Drills(@Nullable String every, String staleAfter) {}

    /**
     * A receiver of messages, told by POST.
     *
     * @param secret key of the signature, at least 16 characters; null when read, and when it stays as it is
     * @param secretKept whether there is one
     */
    public record Webhook(String url, @Nullable String secret, boolean secretKept) {}

    /**
     * A commercial CDN in front of the edges, purged by one request an asset. {@code {asset}} stands for the asset's id.
     *
     * @param name for people
     * @param mediaBase where viewers reach media through it
     * @param method of the purge request, for example {@code POST} or {@code PURGE}
     * @param url template of the purge request's address
     * @param body template of its JSON body; null sends none
     * @param header name of the header that carries the secret; null sends none
     * @param secret value of that header; null when read, and when it stays as it is
     * @param secretKept whether there is one
     * @param idField field of the JSON answer that names the purge; null where the answer has none
     */
    public record Cdn(
            String name,
            String mediaBase,
            String method,
            String url,
            @Nullable String body,
            @Nullable String header,
            @Nullable String secret,
            boolean secretKept,
            @Nullable String idField) {}
}
