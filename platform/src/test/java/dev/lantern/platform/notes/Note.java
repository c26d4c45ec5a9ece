// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.notes;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A note of one seeker of one clinic. */
@Entity
public class Note extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(name = "clinic_id")
    String clinic;

    String owner;

    String text;
}
