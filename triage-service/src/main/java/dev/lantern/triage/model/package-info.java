// SPDX-License-Identifier: Apache-2.0
/** What a text says about risk, feelings and burdens: the model behind its port, and what happens when it fails. */
package dev.lantern.triage.model;
