// SPDX-License-Identifier: Apache-2.0
/** The coping resources: read from the data files, searched, and shown to everybody. */
package dev.lantern.resource.catalogue;
