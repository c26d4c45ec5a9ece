// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.resource.catalogue.Catalogue;
import dev.lantern.resource.catalogue.CopingResource;
import dev.lantern.resource.catalogue.Locales;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses resources for topics: the best for each topic first, then the second best, up to the most that is wanted. */
@Singleton
class Choices {

    private final Catalogue catalogue;
    private final ResourceConfig config;

    Choices(Catalogue catalogue, ResourceConfig config) {
        this.catalogue = catalogue;
        this.config = config;
    }

    /**
     * What to recommend, best first.
     *
     * @param topics those that were not served today
     * @param recent resources that this conversation was given today
     */
    List<Choice> of(Need need, List<String> topics, Set<String> recent) {
        Set<String> taken = new HashSet<>(recent);
        List<Choice> choices = new ArrayList<>();
        Map<String, List<CopingResource>> fitting =
                topics.stream().collect(Collectors.toMap(Function.identity(), topic -> fitting(need, topic)));
        int deepest = fitting.values().stream().mapToInt(List::size).max().orElse(0);
        for (int rank = 0; rank < deepest; rank++) {
            for (String topic : topics) {
                List<CopingResource> resources = fitting.get(topic);
                boolean more = rank < resources.size() && choices.size() < config.most();
                if (more && taken.add(resources.get(rank).id())) {
                    choices.add(new Choice(resources.get(rank), topic));
                }
            }
        }
        return choices;
    }

    private List<CopingResource> fitting(Need need, String topic) {
        String locale = Locales.known(need.locale());
        return topic.equals(Need.CRISIS)
                ? catalogue.hotlines(need.region(), locale)
                : catalogue.helpingWith(topic, locale);
    }
}
