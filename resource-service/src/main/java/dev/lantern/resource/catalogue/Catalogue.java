// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All resources. The same for every clinic: read once from the data files, in memory. */
@Singleton
public class Catalogue {

    private final List<CopingResource> resources = Locales.ALL.stream()
            .flatMap(Catalogue::inLocale)
            .sorted(Comparator.comparing(CopingResource::id))
            .toList();

    private final Map<String, CopingResource> byId =
            resources.stream().collect(Collectors.toUnmodifiableMap(CopingResource::id, Function.identity()));

    private static Stream<CopingResource> inLocale(String locale) {
        return Stream.concat(
                DataFile.lines("catalogue/index.txt").stream().map(name -> ResourceFile.read(name, locale)),
                HotlineResources.in(locale).stream());
    }

    public Optional<CopingResource> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What fits, best first, then by id. */
    List<Hit> search(Search search) {
        return resources.stream()
                .map(resource -> new Hit(resource, search.score(resource)))
                .filter(hit -> hit.score() > 0)
                .sorted(Hit.ORDER)
                .toList();
    }

    /** What helps with a topic, a stressor or an emotion, in one language; what is made for it comes first. */
    public List<CopingResource> helpingWith(String topic, String locale) {
        return resources.stream()
                .filter(resource -> resource.locale().equals(locale))
                .filter(resource -> resource.stressors().contains(topic)
                        || resource.emotions().contains(topic))
                .sorted(Comparator.comparingInt(resource -> place(resource, topic)))
                .toList();
    }

    /** The lines of a region, or the directory of lines where the region is unknown. */
    public List<CopingResource> hotlines(@Nullable String region, String locale) {
        String code = region == null ? "" : region.strip().split("[-_]", 2)[0].toUpperCase(Locale.ROOT);
        String country = code.equals("UK") ? "GB" : code;
        List<CopingResource> lines = resources.stream()
                .filter(resource -> resource.locale().equals(locale) && country.equals(resource.region()))
                .toList();
        return lines.isEmpty() ? List.of(byId.get(HotlineResources.DIRECTORY + "-" + locale)) : lines;
    }

    /** The earlier a resource names the topic, the more it is made for it. */
    private static int place(CopingResource resource, String topic) {
        int stressor = resource.stressors().indexOf(topic);
        return stressor >= 0 ? stressor : 10 + resource.emotions().indexOf(topic);
    }

    /** A resource and how well it fits a search. */
    record Hit(CopingResource resource, int score) {
        static final Comparator<Hit> ORDER = Comparator.comparingInt(Hit::score)
                .reversed()
                .thenComparing(hit -> hit.resource().id());
    }
}
