// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

/**
 * What is wrong with one part of a request.
 *
 * @param field the path in JSON terms ({@code items[0].text}), or the name of a query parameter or header
 */
record FieldError(String field, String message) {}
